import type { PastedError } from './answers/build-role.ts'
import type { RoleName } from '../knowledge/requirement.ts'
import type { Need } from './answers/need.ts'
import type { Place } from '../question/kind-of-place.ts'
import type { RoleReference } from './reading/role-reference.ts'

/** What of a role is asked: what it allows, what not, what its definition lists, whether it reaches contents. */
export type Aspect = 'abilities' | 'limits' | 'definition' | 'data-actions'

/** A question about roles in general: nobody's access and no resource has to be looked up for it. */
export type RoleQuestion =
  /** what tells two roles apart */
  | {
      readonly kind: 'comparison'
      readonly roles: readonly [RoleReference, RoleReference]
      /** null: anywhere */
      readonly place: Place | null
    }
  /** what one role allows */
  | {
      readonly kind: 'explanation'
      readonly role: RoleReference
      readonly place: Place | null
      readonly aspect: Aspect
    }
  /** whether a role lets one do something; `isOfNecessity`: whether nothing less does */
  | {
      readonly kind: 'allowance'
      readonly role: RoleReference
      readonly need: Need
      /** where the role is held; null: where it is needed */
      readonly place: Place | null
      readonly isOfNecessity: boolean
    }
  /** which roles let one do something, the least first */
  | { readonly kind: 'roles-for-need'; readonly need: Need }
  /** one of the article's custom roles by its row; `scope`: where it is to be assignable */
  | { readonly kind: 'article-role'; readonly id: string; readonly scope: string | null }
  /** which custom roles the article has */
  | { readonly kind: 'article-roles' }
  /** what a role is called now, and was called before; `isOfId`: its GUID */
  | { readonly kind: 'naming'; readonly role: RoleReference; readonly isOfId: boolean }
  /** which roles were renamed */
  | { readonly kind: 'renamed-roles' }
  /** which roles the identity of one kind of resource needs on another */
  | { readonly kind: 'identity-needs'; readonly of: Place; readonly on: Place }
  /** which roles a part of the article asks for; by its id */
  | { readonly kind: 'topic'; readonly topic: string }
  /** what is wrong with a custom role, and what it allows; `text` is its JSON */
  | { readonly kind: 'review'; readonly text: string }
  /** a custom role for some needs; `scope`: where it is to be assignable */
  | { readonly kind: 'build'; readonly needs: string; readonly scope: string | null }
  /** a custom role for what errors say was refused, the newest first; without any it is told that there are none */
  | {
      readonly kind: 'build-from-errors'
      readonly errors: readonly PastedError[]
      readonly scope: string | null
    }
  /** something about roles that no sentence has; `roles`: those that are named in it */
  | { readonly kind: 'not-understood'; readonly roles: readonly RoleName[] }
  /** what can be asked about roles */
  | { readonly kind: 'overview' }
