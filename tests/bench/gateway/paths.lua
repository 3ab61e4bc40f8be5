-- wrk: asks in turn for the progress of as many instances as the argument says, so that few calls are identical.
local requests = {}
local count = 0

function init(args)
  for number = 1, tonumber(args[1]) do
    local path = wrk.path:gsub("ID", "i" .. number)
    requests[number] = wrk.format("GET", path)
  end
end

function request()
  count = count % #requests + 1
  return requests[count]
end
