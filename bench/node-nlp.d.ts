// The package has no types.
declare module 'node-nlp' {
  export class NlpManager {
    constructor(settings: {
      languages: readonly string[];
      nlu: { log: boolean };
      autoSave: boolean;
      forceNER: boolean;
    });
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
}
