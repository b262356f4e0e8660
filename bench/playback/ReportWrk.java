import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** wrk that sends reports as apps do: fresh identifiers (UUIDv7), ten seconds heard, another listener and book each time. */
final class ReportWrk {

    private static final String SCRIPT = """
            local ffi = require("ffi")
            ffi.cdef[[ typedef struct { long s; long us; } tv; int gettimeofday(tv *t, void *z); ]]
            local now = ffi.new("tv")
            local tokens = {}
            for line in io.lines("%s") do tokens[#tokens + 1] = line end
            local books, reports = %d, %d
            local random, format, char = math.random, string.format, string.char

            init = function(arguments)
              ffi.C.gettimeofday(now, nil)
              math.randomseed(tonumber(now.us) + tonumber(now.s) %% 100000)
            end

            local function report(ms, at)
              local from = random(0, 3500)
              return format('{"id":"%%08x-%%04x-7%%03x-8%%03x-%%06x%%06x","bookId":"00000000-0000-7000-8000-%%012x",'
                .. '"kind":"heartbeat","position":%%d,"listenedFrom":%%d,"listenedTo":%%d,"rate":1,"at":"%%s"}',
                math.floor(ms / 65536), ms %% 65536, random(0, 4095), random(0, 4095), random(0, 16777215),
                random(0, 16777215), random(1, books), from + 10, from, from + 10, at)
            end

            request = function()
              ffi.C.gettimeofday(now, nil)
              local s, us = tonumber(now.s), tonumber(now.us)
              local at = os.date("!%%Y-%%m-%%dT%%H:%%M:%%S", s) .. format(".%%03dZ", math.floor(us / 1000))
              local ms = s * 1000 + math.floor(us / 1000)
              local all = {}
              for i = 1, reports do all[i] = report(ms, at) end
              local body = '{"deviceId":"bench","sentAt":"' .. at .. '","reports":[' .. table.concat(all, ",") .. ']}'
              return wrk.format("POST", "/api/v1/me/progress/reports", {
                ["Authorization"] = "Bearer " .. tokens[random(#tokens)], ["Content-Type"] = "application/json"}, body)
            end

            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(format("RESULT %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
                e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
            end
            """;

    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    private final Path directory;

    ReportWrk(Path directory) {
        this.directory = directory;
    }

    /**
     * One run; any answer but a good one makes its figures worthless, and ends the benchmark.
     *
     * @param books how many books each listener hears in turn
     * @param reports how many in one request
     */
    Load run(String url, Listeners listeners, int books, int reports, int connections, int seconds) throws IOException, InterruptedException {
        var script = Files.writeString(directory.resolve("reports.lua"), SCRIPT.formatted(listeners.tokens(), books, reports));
        var process = new ProcessBuilder(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--timeout=20s",
                        "--script=" + script,
                        url)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var result = RESULT.matcher(said);
        if (!result.find() || !result.group(3).equals("0") || result.group(1).equals("0")) {
            throw new IllegalStateException("wrk met errors at " + url + ":\n" + said);
        }
        return new Load(
                Double.parseDouble(result.group(1)) * reports / Double.parseDouble(result.group(2)) * 1e6,
                Double.parseDouble(result.group(4)) / 1e3,
                Double.parseDouble(result.group(5)) / 1e3);
    }
}
