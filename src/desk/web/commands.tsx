import './commands.css';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Offered, OfferList, optionId, useOffer } from './offer.tsx';
import { go, ticketPath } from './path.ts';
import { useWords } from './words.ts';

/** Something that can be done now; `key` does it when nothing is being written. */
export type Command = { label: string; key?: string; run: () => void };

type Commands = {
  /** Returns how to take it back. */
  add(command: { current: Command }): () => void;
  openBar(): void;
};

const CommandsContext = createContext<Commands>({ add: () => () => {}, openBar: () => {} });

/** Offers a command while the component is on the page; undefined offers none. */
export function useCommand(command: Command | undefined): void {
  const { add } = useContext(CommandsContext);
  const latest = useRef(command);
  latest.current = command;
  const isThere = command !== undefined;
  useEffect(() => (isThere ? add(latest as { current: Command }) : undefined), [isThere, add]);
}

export const useOpenBar = (): (() => void) => useContext(CommandsContext).openBar;

const SINGLE_KEYS = 'busulla-desk-single-keys';

type Dialog = 'bar' | 'keys' | undefined;

/** Keys for everything, a bar that finds everything (Ctrl+K), and the list of the keys (?). */
export function WithCommands({ children }: { children: preact.ComponentChildren }) {
  const { t } = useWords();
  const all = useRef(new Set<{ current: Command }>());
  const [open, setOpen] = useState<Dialog>();
  const [singleKeys, setSingleKeys] = useState(() => localStorage.getItem(SINGLE_KEYS) !== 'off');
  const commands = useMemo<Commands>(
    () => ({
      add(command) {
        all.current.add(command);
        return () => all.current.delete(command);
      },
      openBar: () => setOpen('bar'),
    }),
    [],
  );
  const now = (): Command[] => [
    ...[...all.current].map(({ current }) => current),
    { label: t('commands.keys'), key: '?', run: () => setOpen('keys') },
  ];
  const latestNow = useRef(now);
  latestNow.current = now;

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        setOpen('bar');
        return;
      }
      if (!singleKeys || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const command = latestNow.current().find(({ key }) => key === event.key);
      if (!command) return;
      event.preventDefault();
      command.run();
    }
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [singleKeys]);

  const switchKeys = (on: boolean) => {
    localStorage.setItem(SINGLE_KEYS, on ? 'on' : 'off');
    setSingleKeys(on);
  };
  const close = () => setOpen(undefined);
  return (
    <CommandsContext.Provider value={commands}>
      {children}
      {open === 'bar' && <Bar commands={now()} onClose={close} />}
      {open === 'keys' && (
        <Keys commands={now()} singleKeys={singleKeys} onSwitch={switchKeys} onClose={close} />
      )}
    </CommandsContext.Provider>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}

/** A dialog that takes the keyboard until it is closed, and gives it back. */
function Modal(props: { label: string; onClose: () => void; children: preact.ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={props.label} onClose={props.onClose}>
      {props.children}
    </dialog>
  );
}

function Bar({ commands, onClose }: { commands: Command[]; onClose: () => void }) {
  const { t } = useWords();
  const [wish, setWish] = useState('');
  const items = commands.map(
    ({ label, key = '' }, number): Offered => ({ id: String(number), title: label, hint: key, words: label }),
  );
  const offer = useOffer([...items, ...caseIn(wish, t('commands.open-case'))], wish);

  function choose({ id }: Offered): void {
    onClose();
    const command = commands[Number(id)];
    if (command) command.run();
    else go(ticketPath(id));
  }

  function press(event: KeyboardEvent): void {
    const item = offer.items[offer.chosen];
    if (!item) return;
    if (event.key === 'ArrowDown') offer.move(1);
    else if (event.key === 'ArrowUp') offer.move(-1);
    else if (event.key === 'Enter') choose(item);
    else return;
    event.preventDefault();
  }

  return (
    <Modal label={t('commands.bar')} onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label={t('commands.bar')}
        aria-expanded={offer.items.length > 0}
        aria-controls="commands"
        aria-autocomplete="list"
        {...(offer.items.length > 0 && { 'aria-activedescendant': optionId('commands', offer.chosen) })}
        placeholder={t('commands.hint')}
        value={wish}
        onInput={(event) => setWish(event.currentTarget.value)}
        onKeyDown={press}
      />
      <OfferList id="commands" offer={offer} label={t('commands.bar')} onChoose={choose} />
    </Modal>
  );
}

/** What looks like a reference leads to its case; the server reads it however it was dictated. */
function caseIn(wish: string, label: string): Offered[] {
  const signs = wish.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (!/^[A-Z]{2,4}[0-9A-Z]{8}$/.test(signs)) return [];
  return [{ id: signs, title: label, hint: signs, words: wish }];
}

type KeysProps = {
  commands: Command[];
  singleKeys: boolean;
  onSwitch: (on: boolean) => void;
  onClose: () => void;
};

function Keys({ commands, singleKeys, onSwitch, onClose }: KeysProps) {
  const { t } = useWords();
  const shown = [
    { label: t('commands.bar'), key: 'Ctrl+K' },
    { label: t('talk.send'), key: 'Ctrl+Enter' },
    { label: t('insert.title'), key: '/' },
    ...commands.filter(({ key }) => key !== undefined),
  ];
  return (
    <Modal label={t('commands.keys')} onClose={onClose}>
      <h2>{t('commands.keys')}</h2>
      <dl class="facts">
        {shown.map(({ label, key }) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </>
        ))}
      </dl>
      <label class="switch">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        {t('commands.single-keys')}
      </label>
      <form method="dialog">
        <button type="submit">{t('commands.close')}</button>
      </form>
    </Modal>
  );
}
