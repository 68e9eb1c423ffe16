#!/bin/sh
# Makes a Debian package of a binary that was built:
#     packaging/debian/build.sh target/release/minga <folder>
# Needs dpkg-deb. Writes minga_<version>_<architecture>.deb into the folder.
set -eu
binary=$1
out=$2
here=$(cd "$(dirname "$0")/.." && pwd)
version=$("$binary" --version | cut -d' ' -f2)
architecture=$(dpkg --print-architecture)
# The newest symbol of the C library that the program asks for.
libc=$(grep -ao 'GLIBC_2\.[0-9]*' "$binary" | sort -uV | tail -n 1 | cut -d_ -f2)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

install -D -m 755 "$binary" "$root/usr/bin/minga"
for unit in minga.service minga-backup.service minga-backup.timer; do
    install -D -m 644 "$here/$unit" "$root/lib/systemd/system/$unit"
done
install -D -m 640 "$here/minga.env" "$root/etc/minga/minga.env"
for file in nginx.conf Caddyfile; do
    install -D -m 644 "$here/$file" "$root/usr/share/doc/minga/examples/$file"
done
install -D -m 644 "$here/../docs/operating.md" "$root/usr/share/doc/minga/operating.md"
install -D -m 644 "$here/../docs/record.md" "$root/usr/share/doc/minga/record.md"
install -D -m 644 "$here/../LICENSE" "$root/usr/share/doc/minga/copyright"

mkdir "$root/DEBIAN"
for script in postinst prerm postrm; do
    install -m 755 "$here/debian/$script" "$root/DEBIAN/$script"
done
echo /etc/minga/minga.env > "$root/DEBIAN/conffiles"
size=$(du -sk --exclude=DEBIAN "$root" | cut -f1)
cat > "$root/DEBIAN/control" <<EOF
Package: minga
Version: $version
Architecture: $architecture
Section: web
Priority: optional
Maintainer: Minga <minga@localhost.localdomain>
Installed-Size: $size
Depends: libc6 (>= $libc), passwd
Suggests: nginx | caddy, postgresql
Description: open government in one binary
 What was promised, whether it is done, and the proof: plans, commitments,
 milestones, reports, second keys and a public record that can only grow.
EOF
dpkg-deb --root-owner-group -Zgzip -z"${COMPRESSION:-6}" --build "$root" "$out/minga_${version}_${architecture}.deb" > /dev/null
echo "$out/minga_${version}_${architecture}.deb"
