export {
  type Context,
  type Meaning,
  SMALLTALK_KINDS,
  type SmalltalkKind,
  type Understanding,
  URGENT_KINDS,
  type UrgentKind,
} from './understanding.ts';
