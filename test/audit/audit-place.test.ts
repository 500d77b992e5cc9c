import { describe, expect, test } from 'vitest'
import { readAuditPlace } from '../../src/audit/audit-place.ts'

describe('where an audit log is', () => {
  test.each(['/var/log/rolecall', 'audit', './audit', String.raw`C:\audit`])('%s is a directory', (path) => {
    expect(readAuditPlace(path)).toEqual({ kind: 'directory', path })
  })

  test.each([
    'https://stcontoso.blob.core.windows.net/rolecall-audit',
    'https://stcontoso.z01.blob.storage.azure.net/audit',
    'https://stcontoso.blob.core.usgovcloudapi.net/audit',
    'https://stcontoso.blob.core.chinacloudapi.cn/audit',
  ])('%s is a container', (url) => {
    expect(readAuditPlace(url)).toEqual({ kind: 'container', url })
  })

  test('a slash at the end of a container does not count', () => {
    expect(readAuditPlace('https://stcontoso.blob.core.windows.net/audit/')).toEqual({
      kind: 'container',
      url: 'https://stcontoso.blob.core.windows.net/audit',
    })
  })

  test.each([
    { name: 'nothing', text: ' ' },
    { name: 'http', text: 'http://stcontoso.blob.core.windows.net/audit' },
    { name: 'another scheme', text: 'file:///var/log' },
    { name: 'an account without a container', text: 'https://stcontoso.blob.core.windows.net/' },
    { name: 'a path within a container', text: 'https://stcontoso.blob.core.windows.net/audit/x' },
    { name: 'a name that no container can have', text: 'https://stcontoso.blob.core.windows.net/Audit' },
    { name: 'a host that only ends alike', text: 'https://evilblob.core.windows.net.example.com/audit' },
    { name: 'another host', text: 'https://storage.example.com/audit' },
    { name: 'a port', text: 'https://stcontoso.blob.core.windows.net:8443/audit' },
    { name: 'somebody in front', text: 'https://me:secret@stcontoso.blob.core.windows.net/audit' },
    { name: 'a signature', text: 'https://stcontoso.blob.core.windows.net/audit?sv=2026&sig=secret' },
  ])('$name is neither, and is not repeated', ({ text }) => {
    const read = readAuditPlace(text)
    expect(read).toMatchObject({ kind: 'fault', text: expect.stringMatching(/^expected /) as unknown })
    expect(JSON.stringify(read)).not.toContain('secret')
  })
})
