// What is said about many samples.

/** The value that this share of the sorted samples does not exceed. */
export const percentile = (sorted, share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];

export const sorted = (samples) => Float64Array.from(samples).sort();

export const median = (samples) => percentile(sorted(samples), 0.5);

/** Three significant figures: more would only be noise. */
export const rounded = (value) => (Number.isFinite(value) ? Number(value.toPrecision(3)) : null);

/** `name` and `name_range`: the median of the rounds, and their extremes. */
export const overRounds = (name, samples) => {
  const known = samples.filter(Number.isFinite);
  if (known.length === 0) return {};
  return {
    [name]: rounded(median(known)),
    [`${name}_range`]: [rounded(Math.min(...known)), rounded(Math.max(...known))],
  };
};

/** p50 and p99 of times in milliseconds. */
export const latencies = (samples) => {
  const inOrder = sorted(samples);
  return { p50_ms: rounded(percentile(inOrder, 0.5)), p99_ms: rounded(percentile(inOrder, 0.99)) };
};
