import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** Locks up personal text before it is stored. */
export interface Seal {
  /** `place` says where the text belongs; it opens nowhere else. */
  close(text: string, place: string): string;
  open(sealed: string, place: string): string;
  /** A mark by which the same value is found again, and which tells nothing about it without the key. */
  mark(value: string): string;
  /** The marks of a value under every key that we have: what was stored before a change of the key has an older one. */
  marks(value: string): string[];
}

/** A sealed text that does not open: it was sealed with another key, belongs elsewhere, or was changed. */
export class SealError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SealError';
  }
}

const VERSION = '1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM. A sealed text is `<version>.<key id>.<base64url of nonce, cipher text and tag>`; the key id says which key it
 * needs without telling the key. The first key closes; the older ones, from before the key was changed, only open.
 */
export function createSeal(key: Buffer, ...older: Buffer[]): Seal {
  const current = derive(key);
  const all = [current, ...older.map(derive)];

  return {
    close(text, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current.sealing, iv).setAAD(Buffer.from(place));
      const bytes = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, current.id, bytes.toString('base64url')].join('.');
    },
    open(sealed, place) {
      const [version, usedKey, body = ''] = sealed.split('.');
      if (version !== VERSION) throw new SealError('this is not a sealed text of a form that we know');
      const used = all.find(({ id }) => id === usedKey);
      if (!used) {
        throw new SealError(
          `the text is sealed with the key ${usedKey}, and the program runs with the key ${current.id}: ` +
            'start it with the DATA_KEY or the data.key with which this data was written',
        );
      }
      return unseal(used.sealing, Buffer.from(body, 'base64url'), place);
    },
    mark: (value) => markWith(current, value),
    marks: (value) => all.map((one) => markWith(one, value)),
  };
}

type Keys = { sealing: Buffer; marking: KeyObject; id: string };

function derive(key: Buffer): Keys {
  const sealing = Buffer.from(hkdfSync('sha256', key, '', 'busulla: seal', 32));
  const marking = createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'busulla: mark', 32)));
  return { sealing, marking, id: createHash('sha256').update(sealing).digest('hex').slice(0, 8) };
}

function markWith({ marking }: Keys, value: string): string {
  return createHmac('sha256', marking).update(value).digest('base64url');
}

function unseal(key: Buffer, bytes: Buffer, place: string): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new SealError(`the sealed text for "${place}" was changed or belongs elsewhere`, { cause });
  }
}
