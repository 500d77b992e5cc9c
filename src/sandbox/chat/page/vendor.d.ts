declare module '*/markdown-it.js' {
  export { default } from 'markdown-it'
}
