# shellcheck shell=bash disable=SC2154 # $root is that of the script.
# Separate roots for trials: a bare Debian with nothing of this machine in it. Sourced by the scripts that try something
# there; they set $root, the folder of the project. Needs root and debootstrap.
#
# A trial has its own namespaces for mounts and processes: what it mounts and starts ends with it.

# enter_namespaces SCRIPT ARGUMENT…: starts the script again in them.
enter_namespaces() {
  if [ -n "${FRONTLINE_TRIAL:-}" ]; then return 0; fi
  [ "$(id -u)" -eq 0 ] || fail "a root of its own needs root"
  FRONTLINE_TRIAL=1 exec unshare --mount --pid --fork --mount-proc --kill-child "$@"
}

# make_bare SUITE [PACKAGE…]: prints the folder of a bare root with these packages, kept in .build/bare.
make_bare() {
  local suite=$1 mirror folder
  shift
  folder="$root/.build/bare/$(echo "$suite" "$@" | tr ' ' '-')"
  if [ ! -e "$folder/usr/bin/env" ]; then
    command -v debootstrap >/dev/null || fail "no debootstrap: apt-get install debootstrap"
    # The mirror that this machine installs from.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
    [ -n "$mirror" ] || fail "apt knows no mirror of bookworm"
    rm -rf "$folder.new"
    mkdir -p "$folder.new"
    debootstrap --variant=minbase ${1:+--include="$(echo "$*" | tr ' ' ',')"} "$suite" "$folder.new" "$mirror" >&2
    # Of bookworm the updates too, as on this machine.
    if [ "$suite" = bookworm ]; then
      apt-get indextargets --format 'deb $(REPO_URI) $(CODENAME) main' 'Created-By: Packages' 'Component: main' \
        | grep ' bookworm' | sort -u >"$folder.new/etc/apt/sources.list"
    fi
    mv "$folder.new" "$folder"
  fi
  echo "$folder"
}

# open_trial BARE: copies a bare root to $trial, with /trial in it for files, /proc and /dev mounted.
open_trial() {
  trial=$(mktemp -d "$root/.build/trial.XXXXXX")
  trap close_trial EXIT
  cp -a "$1/." "$trial/"
  mount -t proc proc "$trial/proc"
  mount --rbind /dev "$trial/dev"
  mkdir -p "$trial/trial"
  cp -L /etc/resolv.conf "$trial/etc/resolv.conf"
  # Where pip of this machine trusts certificates of its own, it does so there.
  local certificates=${PIP_CERT:-$(python3 -m pip config get global.cert 2>/dev/null || true)}
  if [ -n "$certificates" ]; then
    cp -L "$certificates" "$trial/etc/trial-certificates.pem"
    printf '[global]\ncert = /etc/trial-certificates.pem\n' >"$trial/etc/pip.conf"
  fi
  # No service is started there, and nothing is asked.
  printf '#!/bin/sh\nexit 101\n' >"$trial/usr/sbin/policy-rc.d"
  chmod +x "$trial/usr/sbin/policy-rc.d"
}

close_trial() {
  # Only what is mounted here, and nothing through a link.
  awk -v trial="$trial/" 'index($5, trial) == 1 { print $5 }' /proc/self/mountinfo | sort -r | while read -r place; do
    umount -l "$place"
  done
  if ! grep -qF " $trial/" /proc/self/mountinfo; then rm -rf --one-file-system "$trial"; fi
}

# inside COMMAND…: runs it in the root, in /trial, with a clean environment.
inside() {
  chroot "$trial" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
    LANG=C.UTF-8 TERM=dumb DEBIAN_FRONTEND=noninteractive /bin/sh -c 'cd /trial && exec "$@"' sh "$@"
}

# timed WHAT COMMAND…: runs it, and says how long it took.
timed() {
  local what=$1 started=$SECONDS status=0
  shift
  "$@" || status=$?
  printf '%s: %d s, status %d\n' "$what" $((SECONDS - started)) "$status"
  return "$status"
}
