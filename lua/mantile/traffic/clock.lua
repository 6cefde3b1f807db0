-- clock.lua: points in time as files write them: seconds, or dates like 2023-11-16 18:15:46.6805900 (ISO 8601).

local clock = {}

local DAYS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function is_leap(year) return year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0) end

--- Days from the beginning of year 1 in the Gregorian calendar; nil where there is no such day.
local function day_number(year, month, day)
  if year < 1 or month < 1 or month > 12 or day < 1 then return nil end
  if day > DAYS[month] + (month == 2 and is_leap(year) and 1 or 0) then return nil end
  local past = year - 1
  local days = 365 * past + past // 4 - past // 100 + past // 400 + day - 1
  for before = 1, month - 1 do days = days + DAYS[before] + (before == 2 and is_leap(year) and 1 or 0) end
  return days
end

--- Seconds that a time zone like +02:00 is ahead; nil for what is none.
local function zone_of(text)
  if text == "" or text == "Z" then return 0 end
  local sign, hours, minutes = text:match "^([+-])(%d%d):?(%d%d)$"
  if not sign then return nil end
  return (sign == "-" and -1 or 1) * (3600 * tonumber(hours) + 60 * tonumber(minutes))
end

--- Whole seconds from some beginning, and the rest of one: that two dates are told apart by less than their rounding.
--- nil for what is no date.
function clock.date(text)
  local year, month, day, hour, minute, second, rest, zone =
    text:match "^%s*(%d%d%d%d)-(%d%d?)-(%d%d?)[ T](%d%d?):(%d%d):(%d%d)(%.?%d*)%s*(%S*)%s*$"
  if not year then return nil end
  local days, ahead = day_number(tonumber(year), tonumber(month), tonumber(day)), zone_of(zone)
  local h, m, s = tonumber(hour), tonumber(minute), tonumber(second)
  if not days or not ahead or h > 23 or m > 59 or s > 60 then return nil end
  return 86400 * days + 3600 * h + 60 * m + s - ahead, tonumber("0" .. rest .. "0") or 0
end

return clock
