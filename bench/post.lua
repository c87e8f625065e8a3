-- For wrk: posts messages of which no two are alike, to 10,000 numbers in turn; prints one JSON line at the end.
local token, run, prefix, chats = os.getenv("BENCH_TOKEN"), os.getenv("BENCH_RUN"), os.getenv("BENCH_PREFIX"), tonumber(os.getenv("BENCH_CHATS"))
local path = os.getenv("BENCH_PATH")
local threads = 0
local sent = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  wrk.headers["Authorization"] = "Bearer " .. token
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  sent = sent + 1
  return wrk.format("POST", path, nil,
    string.format('{"phone":"%s%06d","message":"%s-%d-%d"}', prefix, sent % chats, run, number, sent))
end

function done(summary, latency, requests)
  io.write(string.format(
    '{"requests":%d,"seconds":%.6f,"p50_ms":%.3f,"p99_ms":%.3f,"max_ms":%.3f,"not_2xx":%d,"socket_errors":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
