import { LANGUAGES, type Language, WRITTEN_IN } from '../../message.ts';
import { useWords } from './words.ts';

type Props = { label: string; value: Language; onChoose: (language: Language) => void };

/** The language of a file that is to be made. */
export function LanguageSelect({ label, value, onChoose }: Props) {
  const { languageName } = useWords();
  return (
    <>
      <label for="lang">{label}</label>
      <select id="lang" value={value} onChange={(event) => onChoose(event.currentTarget.value as Language)}>
        {LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {languageName(WRITTEN_IN[one])}
          </option>
        ))}
      </select>
    </>
  );
}
