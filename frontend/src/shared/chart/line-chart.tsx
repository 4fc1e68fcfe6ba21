import { useEffect, useRef, useState } from 'react';
import { ChartFrame, type ChartProps, type PlotProps } from './chart-frame';
import { linePath } from './chart-scale';

const LOOKS = ['stroke-accent', 'stroke-success'] as const;
const MARKS = ['bg-accent-strong', 'bg-success-strong'] as const;
const DASHES = [undefined, '5 4'] as const;

/** Sums by days as lines. */
export function LineChart(props: ChartProps) {
  return <ChartFrame {...props} marks={MARKS} plot={(plot) => <Lines {...plot} />} />;
}

function Lines({ points, top, shown, onPoint }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 600, height: 176 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth || 600, height: element.clientHeight || 176 }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const last = points.length - 1;
  const x = last === 0 ? width / 2 : (shown / last) * width;
  const told = points[shown];
  const count = told?.values.length ?? 0;
  return (
    <div
      ref={box}
      className="absolute inset-0"
      onPointerMove={({ clientX, currentTarget }) => {
        const place = currentTarget.getBoundingClientRect();
        onPoint(
          Math.max(0, Math.min(last, Math.round(((clientX - place.left) / (place.width || 1)) * last))),
        );
      }}
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="size-full overflow-visible"
        fill="none"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <line x1={x} x2={x} y1={0} y2={height} className="stroke-line" strokeWidth="1" />
        {Array.from({ length: count }, (_, series) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: the series have no other name here, and their order stays.
            key={series}
            d={linePath(
              points.map(({ values }) => (values[series] ?? 0) / top),
              width,
              height,
            )}
            className={LOOKS[series]}
            strokeDasharray={DASHES[series]}
          />
        ))}
        {told?.values.map((value, series) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: the series have no other name here, and their order stays.
            key={series}
            cx={x}
            cy={height - (value / top) * height}
            r="3.5"
            className={`fill-canvas ${LOOKS[series]}`}
          />
        ))}
      </svg>
    </div>
  );
}
