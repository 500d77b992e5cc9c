import type { Browser } from 'playwright-core'

/** What a person saw when they took the screenshot. */
export interface Look {
  readonly theme: 'light' | 'dark'
  /** zoom of the browser or size of the terminal's font, 1 for 100% */
  readonly zoom: number
}

export interface Scene {
  readonly name: string
  readonly width: number
  readonly html: (theme: Look['theme']) => string
}

const SUBSCRIPTION = '/subscriptions/3f8a1c6e-90b7-4d25-8e14-b7c0d95a62f1'
export const PORTAL_SCOPE = `${SUBSCRIPTION}/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-contoso/providers/Microsoft.Authorization/roleAssignments/6d2b81f4-03ce-4a97-b5e8-19f07c3da846`
export const OBJECT_ID = '0f1e2d3c-4b5a-4678-9abc-def012345678'
export const PLAYGROUND_ID = 'c7e40b95-18d2-4f6a-a3b9-5e6081fd27c4'
export const CLIENT = 'dana@contoso.com'
export const HOST = 'aoai-contoso.openai.azure.com'
export const COMPLETIONS = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action'

/** The portal's notification that the assignment of a role failed. */
export const PORTAL: Scene = {
  name: 'a notification of the Azure portal',
  width: 820,
  html: (theme) => {
    const [page, panel, text, line] =
      theme === 'light'
        ? ['#faf9f8', '#ffffff', '#323130', '#edebe9']
        : ['#111111', '#1b1a19', '#f3f2f1', '#323130']
    return document(
      'Segoe UI, Liberation Sans, sans-serif',
      page,
      text,
      `<div style="background:#0078d4;color:#fff;padding:8px 16px;font-size:15px">Microsoft Azure</div>
       <div style="margin:24px;padding:14px 18px;background:${panel};border:1px solid ${line};width:700px">
         <p style="margin:0 0 8px;font-size:14px;font-weight:600"><span style="color:#d13438">&#9888;</span> Failed to save role assignment</p>
         <p style="margin:0;font-size:13px;line-height:18px;overflow-wrap:anywhere">Failed to add Omar Haddad as Cognitive Services OpenAI User for aoai-contoso : The client '${CLIENT}' with object id '${OBJECT_ID}' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '${PORTAL_SCOPE}' or the scope is invalid. If access was recently granted, please refresh your credentials.</p>
         <p style="margin:10px 0 0;font-size:12px;opacity:.8">a few seconds ago</p>
       </div>`,
    )
  },
}

/** A terminal in which a Python script was refused. */
export const TERMINAL: Scene = {
  name: "a terminal with Python's traceback",
  width: 900,
  html: (theme) => {
    const [page, text, blue] =
      theme === 'light' ? ['#ffffff', '#1e1e1e', '#0000c0'] : ['#0c0c0c', '#cccccc', '#3b8eea']
    const file = (name: string) => `<span style="color:${blue}">"${name}"</span>`
    return document(
      'Cascadia Mono, DejaVu Sans Mono, monospace',
      page,
      text,
      `<pre style="margin:0;padding:12px;font:inherit;font-size:13px;line-height:18px;white-space:pre-wrap;overflow-wrap:anywhere">(.venv) dana@laptop:~/assistant$ python ask.py
Calling https://${HOST}/openai/deployments/gpt-4o/chat/completions
Traceback (most recent call last):
  File ${file('/home/dana/assistant/ask.py')}, line 14, in &lt;module&gt;
    answer = client.chat.completions.create(model="gpt-4o", messages=messages)
  File ${file('/home/dana/.venv/lib/python3.12/site-packages/openai/_base_client.py')}, line 1037, in request
    raise self._make_status_error_from_response(err.response) from None
openai.PermissionDeniedError: Error code: 403 - {'error': {'code': 'PermissionDenied', 'message': 'Principal does not have access to API/Operation.'}}
(.venv) dana@laptop:~/assistant$</pre>`,
    )
  },
}

/** The banner of the studio's chat playground. */
export const PLAYGROUND: Scene = {
  name: "the chat playground's banner",
  width: 900,
  html: (theme) => {
    const [page, text, banner, frame] =
      theme === 'light'
        ? ['#ffffff', '#242424', '#fdf3f4', '#eeacb2']
        : ['#1f1f1f', '#ffffff', '#3b0509', '#6e0811']
    return document(
      'Segoe UI, DejaVu Sans, sans-serif',
      page,
      text,
      `<div style="padding:16px 24px">
         <p style="margin:0 0 14px;font-size:20px;font-weight:600">Chat playground</p>
         <div style="padding:10px 14px;background:${banner};border:1px solid ${frame};border-radius:4px;font-size:13px;line-height:18px;overflow-wrap:anywhere">
           The principal \`${PLAYGROUND_ID}\` lacks the required data action \`${COMPLETIONS}\` to perform \`POST /openai/deployments/{deployment-id}/chat/completions\` operation.
         </div>
         <p style="margin:24px 0 6px;font-size:14px">Start chatting</p>
         <p style="margin:0;padding:10px;border:1px solid #888;font-size:13px;opacity:.7">Type user query here. (Shift + Enter for new line)</p>
       </div>`,
    )
  },
}

function document(font: string, background: string, color: string, body: string): string {
  return `<!doctype html><body style="margin:0;font-family:${font};background:${background};color:${color}">${body}`
}

export async function screenshot(browser: Browser, scene: Scene, look: Look): Promise<Uint8Array> {
  const page = await browser.newPage({
    viewport: { width: Math.round(scene.width * look.zoom), height: Math.round(400 * look.zoom) },
  })
  try {
    await page.setContent(scene.html(look.theme))
    await page.evaluate(`document.body.style.zoom = ${look.zoom}`)
    return await page.screenshot()
  } finally {
    await page.close()
  }
}
