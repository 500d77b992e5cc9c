import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Route } from './router.ts'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const styles = [
  ...['base', 'rail', 'room', 'message', 'message-extras', 'picture', 'card', 'bench'],
  ...['dialog', 'layout', 'contrast'],
]

const scripts = [
  ...['chat', 'server', 'element'],
  ...['people', 'places', 'unread', 'log', 'markdown', 'typing', 'composer'],
  ...['message', 'message-text', 'message-actions', 'message-menu', 'feedback'],
  ...['sign-in', 'task-dialog', 'role-search'],
  ...['picture', 'picture-tray', 'file-drop'],
  ...['card', 'code-block', 'bench'],
]

/** The files of the page, by the path that serves them; nothing else of the disk can be asked for. */
const files: readonly { readonly path: string; readonly type: keyof typeof types; readonly url: string }[] = [
  { path: '/', type: '.html', url: page('index.html') },
  { path: '/bot.svg', type: '.svg', url: page('bot.svg') },
  ...styles.map((name) => ({ path: `/${name}.css`, type: '.css' as const, url: page(`${name}.css`) })),
  ...scripts.map((name) => ({ path: `/${name}.js`, type: '.js' as const, url: page(`${name}.js`) })),
  {
    path: '/vendor/adaptivecards.js',
    type: '.js',
    url: import.meta.resolve('adaptivecards/dist/adaptivecards.min.js'),
  },
  { path: '/vendor/markdown-it.js', type: '.js', url: import.meta.resolve('markdown-it/browser') },
]

/**
 * Nothing from elsewhere but pictures of the bot's, and no inline script. The Adaptive Cards renderer styles elements
 * through the CSSOM, which the policy allows.
 */
export function pageHeaders(botOrigin: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy':
      `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: ${botOrigin}; ` +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

export function pageFileRoutes(): readonly Route[] {
  return files.map(({ path, type, url }) => ({
    method: 'GET',
    path,
    answer: () => ({ kind: 'file', type: types[type], bytes: readFileSync(fileURLToPath(url)) }),
  }))
}

function page(name: string): string {
  return new URL(`page/${name}`, import.meta.url).href
}
