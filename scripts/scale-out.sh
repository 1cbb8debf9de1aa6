#!/usr/bin/env bash
# Two processes of CIO Compass on one PostgreSQL server behind nginx, on this machine, with Debian's nginx and PostgreSQL; and a rolling upgrade.
# For trying it out, and tested by RollingUpgradeTests; docs/operations.md says what belongs where on a server.
#   scripts/scale-out.sh start FOLDER PROGRAM [PORT]   PROGRAM is a published ciocompass or ciocompass.dll; nginx listens on PORT, 5080 by default,
#                                                      the processes on the two after it. FOLDER is made, and holds everything.
#   scripts/scale-out.sh upgrade FOLDER PROGRAM        replaces both processes by PROGRAM, one after the other, while people work
#   scripts/scale-out.sh command FOLDER WORD…          a command of the program, such as: command FOLDER sample
#   scripts/scale-out.sh stop FOLDER                   ends everything that start has started
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
verb=${1:-}
[ $# -ge 2 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }

fail() { echo "$1" >&2; exit 1; }

# PostgreSQL refuses to run as root; Debian's package has a user for it.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

port_of() { case $1 in a) echo $((port + 1)) ;; b) echo $((port + 2)) ;; esac; }

reload() {
  # $1: the process that gets nothing new, or nothing.
  sed -e 's/listen 443 ssl;/listen 127.0.0.1:'"$port"';/' -e '/ssl_certificate/d' -e 's/server_name .*/server_name _;/' \
    -e "s/5081/$(port_of a)/g" -e "s/5082/$(port_of b)/g" -e 's/\$scheme;/http;/' -e 's/ \$host;/ $http_host;/' \
    "$here/scale-out/ciocompass.conf" > "$folder/site.conf"
  [ -z "${1:-}" ] || sed -i -E "s/(server 127\.0\.0\.1:$(port_of "$1")[^;]*);/\1 down;/" "$folder/site.conf"
  [ ! -s "$folder/nginx.pid" ] || nginx -p "$folder" -c "$folder/nginx.conf" -s reload 2>> "$folder/nginx.log"
}

launch() {
  # $1: a or b; $2: the program
  local run=("$2")
  [ "${2%.dll}" = "$2" ] || run=(dotnet "$2")
  set -a; . "$folder/settings"; set +a
  CioCompass__DataDirectory=$folder/$1 nohup "${run[@]}" --urls "http://127.0.0.1:$(port_of "$1")" > "$folder/$1.log" 2>&1 < /dev/null &
  echo $! > "$folder/$1.pid"
  for _ in $(seq 600); do
    kill -0 "$(cat "$folder/$1.pid")" 2> /dev/null || fail "The process $1 ended: $(tail -5 "$folder/$1.log")"
    curl --silent --fail --output /dev/null "http://127.0.0.1:$(port_of "$1")/health/ready" && return
    sleep 0.1
  done
  fail "The process $1 does not get ready."
}

end() {
  # $1: a or b. It pauses its open pages, stores what has arrived, and ends.
  local process
  process=$(cat "$folder/$1.pid" 2> /dev/null) || return 0
  kill "$process" 2> /dev/null || true
  for _ in $(seq 300); do
    kill -0 "$process" 2> /dev/null || { rm -f "$folder/$1.pid"; return; }
    sleep 0.1
  done
  fail "The process $1 does not end."
}

case $verb in
  start)
    program=$3
    port=${4:-5080}
    [ ! -e "$2" ] || fail "$2 is there already."
    mkdir -p "$2/temp" && folder=$(cd "$2" && pwd) && chmod 711 "$folder"
    echo "$port" > "$folder/port"
    bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | tail -1) || true
    [ -n "$bin" ] && command -v nginx > /dev/null || fail "Needs Debian's packages: apt install nginx-light postgresql"

    mkdir "$folder/postgres" && { [ "$(id -u)" != 0 ] || chown postgres "$folder/postgres"; }
    as_postgres "$bin/initdb" -D "$folder/postgres" -U ciocompass -A trust -E UTF8 --locale=C > /dev/null
    as_postgres "$bin/pg_ctl" -D "$folder/postgres" -w -s -l "$folder/postgres/log" -o "-p $((port + 3)) -c listen_addresses=127.0.0.1 -c unix_socket_directories=" start
    as_postgres "$bin/createdb" -h 127.0.0.1 -p $((port + 3)) -U ciocompass ciocompass
    cat > "$folder/settings" << SETTINGS
CioCompass__Database__Provider=Postgres
ConnectionStrings__CioCompass="Host=127.0.0.1;Port=$((port + 3));Database=ciocompass;Username=ciocompass"
CioCompass__PublicUrl=http://127.0.0.1:$port
CioCompass__ForwardedProxies=127.0.0.1
SETTINGS
    launch a "$program"
    launch b "$program"

    reload
    cat > "$folder/nginx.conf" << NGINX
$([ "$(id -u)" != 0 ] || echo "user www-data;")
pid $folder/nginx.pid;
error_log $folder/nginx.log;
worker_rlimit_nofile 20000;
worker_shutdown_timeout 60s;
events { worker_connections 8000; }
http {
    access_log off;
    client_body_temp_path $folder/temp/body;
    proxy_temp_path $folder/temp/proxy;
    fastcgi_temp_path $folder/temp/fastcgi;
    uwsgi_temp_path $folder/temp/uwsgi;
    scgi_temp_path $folder/temp/scgi;
    include $folder/site.conf;
}
NGINX
    nginx -p "$folder" -c "$folder/nginx.conf"
    echo "http://127.0.0.1:$port"
    ;;
  upgrade)
    folder=$(cd "$2" && pwd) && port=$(cat "$folder/port")
    for process in a b; do
      reload "$process"
      end "$process"
      launch "$process" "$3"
      reload
    done
    ;;
  command)
    folder=$(cd "$2" && pwd) && port=$(cat "$folder/port")
    program=$(tr '\0' '\n' < "/proc/$(cat "$folder/a.pid")/cmdline" | grep -m1 'ciocompass')
    set -a; . "$folder/settings"; set +a
    shift 2
    [ "${program%.dll}" = "$program" ] || set -- "$program" "$@"
    CioCompass__DataDirectory=$folder/command "$([ "${program%.dll}" = "$program" ] && echo "$program" || echo dotnet)" "$@"
    ;;
  stop)
    folder=$(cd "$2" && pwd) && port=$(cat "$folder/port")
    [ ! -s "$folder/nginx.pid" ] || nginx -p "$folder" -c "$folder/nginx.conf" -s stop 2>> "$folder/nginx.log" || true
    end a
    end b
    as_postgres "$(ls -d /usr/lib/postgresql/*/bin | tail -1)/pg_ctl" -D "$folder/postgres" -s -m fast stop
    ;;
  *) fail "No such verb: $verb" ;;
esac
