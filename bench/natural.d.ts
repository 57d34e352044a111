// The package's index loads database drivers; its classifier alone has no types of its own.
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class BayesClassifier {
    addDocument(words: string[], label: string): void;
    train(): void;
    getClassifications(words: string[]): { label: string; value: number }[];
  }
}
