import type { Block, RichText, Span } from '../../../message.ts';

export function RichTextView({ text }: { text: RichText }) {
  return (
    <>
      {text.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading':
      return (
        <h2>
          <Spans spans={block.spans} />
        </h2>
      );
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Spans spans={item} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Spans({ spans }: { spans: Span[] }) {
  return (
    <>
      {spans.map((span, index) => (
        <SpanView key={index} span={span} />
      ))}
    </>
  );
}

function SpanView({ span }: { span: Span }) {
  const plain = span.code ? <code>{span.text}</code> : span.text;
  const slanted = span.italic ? <em>{plain}</em> : plain;
  const words = span.bold ? <strong>{slanted}</strong> : slanted;
  if (span.href === undefined) return <>{words}</>;
  const away = /^(https:|\/)/.test(span.href) ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <a href={span.href} {...away}>
      {words}
    </a>
  );
}
