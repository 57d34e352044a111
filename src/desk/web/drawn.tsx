import type { Drawing } from '../../paper/index.ts';

/** A chart as the server laid it out. The table behind it says the same, so it is not read out. */
export function Drawn({ drawing: { width, height, shapes } }: { drawing: Drawing }) {
  return (
    <svg class="drawn" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {shapes.map((shape, index) =>
        shape.draw === 'box' ? (
          <rect
            key={index}
            class={shape.tone}
            x={shape.x}
            y={shape.y}
            width={shape.width}
            height={shape.height}
          />
        ) : (
          <text key={index} x={shape.x} y={shape.y} font-size={shape.size} text-anchor={shape.from}>
            {shape.text}
          </text>
        ),
      )}
    </svg>
  );
}
