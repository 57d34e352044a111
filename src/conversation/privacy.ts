/** Digits that could be a phone number, a document or an account; years and amounts are shorter. */
const LONG_NUMBER = /\+?\d[\d\s./-]{5,}\d/g;
const MAIL_LINK_OR_HANDLE = /(?<!\S)\S*@\S+|https?:\/\/\S+|www\.\S+/gi;
/** "My name is …" in our languages, and the two words that follow: on phones names are written small, too. */
const NAME =
  /(?<!\p{L})(quhem|emri im (?:është|eshte)|zovem se|ime mi je|зовем се|име ми је|my name is|i am called)\s+\S+(?:\s+\p{L}\S*)?/giu;

/** A text with what could tell who wrote it taken out. It is for editors, who need the question and not the person. */
export function withoutPersonalData(text: string): string {
  return text
    .slice(0, 1000)
    .replace(MAIL_LINK_OR_HANDLE, '…')
    .replace(LONG_NUMBER, '…')
    .replace(NAME, '$1 …');
}
