-- What wrk sends: the requests in the file named by its first word, one after the other.
local requests, turn = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local method, path, body = line:match("(%S+) (%S+) ?(.*)")
    local headers = body ~= "" and { ["Content-Type"] = "text/plain" } or {}
    requests[#requests + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end
