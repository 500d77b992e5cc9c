import type * as Library from 'adaptivecards'

declare global {
  /** what `/vendor/adaptivecards.js` defines */
  const AdaptiveCards: typeof Library
}
