/** The one file of the library that Node can load; its types are those of the package. */
declare module 'adaptivecards/dist/adaptivecards.js' {
  const library: typeof import('adaptivecards')
  export default library
}
