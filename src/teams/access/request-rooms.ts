import type { RequestPorts } from '../../access-requests/change-request.ts'
import type { Recording } from '../recording.ts'
import type { Attendant } from './attendant.ts'
import type { RequestBoard } from './request-board.ts'
import type { RequestListener } from './request-listener.ts'
import type { SignIn } from './sign-in.ts'

/** What those who answer presses about requests work with. */
export interface RequestRooms {
  readonly signIn: SignIn
  readonly ports: RequestPorts
  readonly board: RequestBoard
  readonly attendant: Attendant
  readonly listener: RequestListener
  readonly recording: Recording
}
