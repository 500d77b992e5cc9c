import { copy, element } from './element.js'

/**
 * Teams' own card element `CodeBlock`, which the renderer library does not have.
 * Source: Teams, "CodeBlock in Adaptive Cards".
 */
class CodeBlock extends AdaptiveCards.CardElement {
  static codeSnippet = new AdaptiveCards.StringProperty(AdaptiveCards.Versions.v1_0, 'codeSnippet')
  static language = new AdaptiveCards.StringProperty(AdaptiveCards.Versions.v1_0, 'language')

  getJsonTypeName() {
    return 'CodeBlock'
  }

  /** @protected */
  internalRender() {
    const code = String(this.getValue(CodeBlock.codeSnippet) ?? '')
    const copyButton = element(
      'button',
      {
        type: 'button',
        class: 'quiet-button',
        click: () => {
          void copy(code)
        },
      },
      'Copy',
    )
    const language = String(this.getValue(CodeBlock.language) ?? '')
    return element(
      'figure',
      { class: 'code-block' },
      element('figcaption', {}, language === 'PlainText' ? '' : language, copyButton),
      element('pre', { tabindex: '0' }, element('code', {}, code)),
    )
  }
}

export function registerCodeBlock() {
  AdaptiveCards.GlobalRegistry.elements.register('CodeBlock', CodeBlock)
}
