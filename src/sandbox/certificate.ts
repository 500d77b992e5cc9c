const ONE_DAY = 24 * 60 * 60 * 1000

/** So that a client may be led here under a service's own name. */
const DATA_PLANE_HOSTS = [
  '*.openai.azure.com',
  '*.cognitiveservices.azure.com',
  '*.services.ai.azure.com',
  '*.search.windows.net',
]

export interface LoopbackCertificate {
  /** PEM */
  readonly key: string
  /** PEM; it is its own authority */
  readonly certificate: string
}

/** A throw-away certificate for 127.0.0.1: the Azure SDK sends bearer tokens over https only. */
export async function createLoopbackCertificate(): Promise<LoopbackCertificate> {
  // selfsigned takes a tenth of a second to load: only those who start a sandbox pay for it
  const { default: selfsigned } = await import('selfsigned')
  const now = Date.now()
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'Rolecall sandbox' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - ONE_DAY),
    notAfterDate: new Date(now + 7 * ONE_DAY),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          ...['localhost', ...DATA_PLANE_HOSTS].map((value) => ({ type: 2 as const, value })),
        ],
      },
    ],
  })
  return { key: pems.private, certificate: pems.cert }
}
