export { RichTextView } from './rich-text.tsx';
