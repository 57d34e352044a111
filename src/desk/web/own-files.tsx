import { useEffect, useState } from 'preact/hooks';
import type { GivenFile } from '../../keeping/index.ts';
import type { CandidateSheet } from '../api/shapes.ts';
import { type Api, Problem } from './api.ts';
import { useWords } from './words.ts';

/** Bytes of all files together. The server takes a little more, for the names and signs around them. */
const MOST_BYTES = 400 * 1024;

/** What the content would be with changed files, which lie in this window only. Nothing without files. */
export function useCandidate(api: Api, files: readonly GivenFile[], show: string) {
  const [state, setState] = useState<{ data?: CandidateSheet; problem?: Problem; busy?: true }>({});
  useEffect(() => {
    let isLatest = true;
    const take = (found: typeof state) => isLatest && setState(found);
    if (files.length === 0) take({});
    else {
      setState(({ data }) => ({ ...(data && { data }), busy: true }));
      api
        .post<CandidateSheet>('/knowledge/candidate', { files, show })
        .then((data) => take({ data }))
        .catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error;
          take({ problem: error });
        });
    }
    return () => {
      isLatest = false;
    };
  }, [api, files, show]);
  return state;
}

type Props = {
  files: readonly GivenFile[];
  sheet: CandidateSheet | undefined;
  onFiles: (files: GivenFile[]) => void;
};

/** Takes changed files, dropped or chosen, and asks where they belong when their names do not tell. */
export function OwnFiles({ files, sheet, onFiles }: Props) {
  const { t } = useWords();
  const [tooLarge, setTooLarge] = useState(false);

  async function take(given: readonly File[]): Promise<void> {
    const texts = await Promise.all(
      given.filter(isContent).map(async (file) => ({ name: pathOf(file), text: await file.text() })),
    );
    const names = new Set(texts.map(({ name }) => name));
    const next = [...files.filter(({ name }) => !names.has(name)), ...texts];
    const isTooLarge = new Blob(next.map(({ text }) => text)).size > MOST_BYTES;
    setTooLarge(isTooLarge);
    if (!isTooLarge) onFiles(next);
  }

  function choose(input: HTMLInputElement): void {
    void take([...(input.files ?? [])]);
    input.value = '';
  }

  return (
    <section
      class="group own-files"
      aria-labelledby="own-files"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void filesIn(event.dataTransfer).then(take);
      }}
    >
      <h2 id="own-files">{t('preview.own.title')}</h2>
      <p class="hint">{t('preview.own.hint')}</p>
      <div class="actions">
        <label class="button">
          {t('preview.own.files')}
          <input type="file" multiple onChange={(event) => choose(event.currentTarget)} />
        </label>
        <label class="button">
          {t('preview.own.folder')}
          <input
            type="file"
            ref={(input) => {
              if (input) input.webkitdirectory = true;
            }}
            onChange={(event) => choose(event.currentTarget)}
          />
        </label>
        {files.length > 0 && (
          <button type="button" onClick={() => onFiles([])}>
            {t('preview.own.away')}
          </button>
        )}
      </div>
      <div role="alert">
        {tooLarge && <p class="alert">{t('preview.own.too-large', { most: MOST_BYTES / 1024 })}</p>}
      </div>
      <ul>
        {sheet?.changed.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
        {sheet?.unplaced.map(({ name, places }) => (
          <Unplaced
            key={name}
            {...{ name, places }}
            onPlace={(place) =>
              onFiles(files.map((file) => (file.name === name ? { ...file, name: place } : file)))
            }
          />
        ))}
      </ul>
    </section>
  );
}

type UnplacedProps = { name: string; places: readonly string[]; onPlace: (place: string) => void };

function Unplaced({ name, places, onPlace }: UnplacedProps) {
  const { t } = useWords();
  if (places.length === 0) return <li class="alert">{t('preview.own.nowhere', { name })}</li>;
  return (
    <li>
      <label>
        {t('preview.own.where', { name })}{' '}
        <select value="" onChange={(event) => onPlace(event.currentTarget.value)}>
          <option value="" />
          {places.map((place) => (
            <option key={place} value={place}>
              {place}
            </option>
          ))}
        </select>
      </label>
    </li>
  );
}

/** Systems leave files of their own in folders; they begin with a dot. */
function isContent(file: File): boolean {
  return !/(^|\/)\.[^/]*$/.test(file.name);
}

/** With the folders in which it was chosen, as far as the browser tells. */
function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

/** What was dropped, folders with all that is in them. */
async function filesIn(dropped: DataTransfer | null): Promise<File[]> {
  const entries = [...(dropped?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map(filesBelow))).flat();
}

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [new File([file], entry.fullPath.slice(1))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found = await new Promise<FileSystemEntry[]>((resolve, reject) =>
    reader.readEntries(resolve, reject),
  );
  return (await Promise.all(found.map(filesBelow))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
