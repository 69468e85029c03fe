#!/usr/bin/env bash
# Exchanges documents of one modify-style schema with other tools, both ways, and writes what became of them into
# docs/other-tools.md: what each tool makes of the documents of documents.tsv, what it writes for values that are unset,
# null and empty, and how it reads what xsdbind writes. Every document is judged by libxml2 and read by xsdbind.
#
# Usage: tests/other-tools/run.sh [--check] [TOOL..]    all tools unless some are named; the page is written only for all
#
# Needs Debian 12 with network (apt-get, pip, npm), since the versions of its packages are part of what was seen; nothing
# of it is a test that must pass. With --check the page is compared instead of written. What is fetched and generated
# stays below target/other-tools.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
root=$(cd ../.. && pwd)
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
work=$root/target/other-tools
programs=$here/tools
all=(jaxb xmlbeans xsdcxx gsoap mono php xml-compile node-soap xsdata pyxb generateds zeep xmlschema)

check=
[ "${1:-}" = --check ] && { check=--check; shift; }
tools=("${@:-${all[@]}}")

# Debian packages, installed only where they are missing. Their versions are part of what the page says.
debian=(default-jdk-headless libjaxb-java libxmlbeans-java ant xsdcxx libxerces-c-dev g++ gsoap libgsoap-dev mono-devel
    mono-mcs php-cli php-soap php-xml libxml-compile-perl nodejs libxml2-utils python3-venv)
missing=()
for package in "${debian[@]}"; do
    dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] || apt-get install --yes --quiet "${missing[@]}"

# jars NAME..: a class path of Debian's jars.
jars() {
    printf '/usr/share/java/%s.jar:' "$@"
}
jaxb=$(jars jaxb-runtime jaxb-core jaxb-xjc jaxb-api istack-commons-runtime istack-commons-tools txw2 fastinfoset stax-ex \
    javax.activation dtd-parser rngom xsom relaxngDatatype codemodel)
xmlbeans=$(jars xmlbeans ant)

# prepare_TOOL makes in the current, empty folder what run_TOOL IN OUT needs. The schema is in it.
prepare_jaxb() {
    java -cp "$jaxb" com.sun.tools.xjc.XJCFacade -quiet -p types schema.xsd
    javac -nowarn -cp "$jaxb" -d classes types/*.java "$programs/Jaxb.java"
}
run_jaxb() { java -cp "$jaxb:classes" Jaxb "$@"; }

prepare_xmlbeans() {
    mkdir sources classes
    java -cp "$xmlbeans" org.apache.xmlbeans.impl.tool.SchemaCompiler -quiet -src sources -out types.jar schema.xsd
    javac -nowarn -cp "$xmlbeans:types.jar" -d classes "$programs/Beans.java"
}
run_xmlbeans() { java -cp "$xmlbeans:types.jar:classes" Beans "$@"; }

prepare_xsdcxx() {
    xsdcxx cxx-tree --generate-serialization --generate-polymorphic --root-element userModify \
        --namespace-map urn:example:modify=modify schema.xsd
    g++ -std=c++17 -w -I. -o program "$programs/xsdcxx.cpp" schema.cxx -lxerces-c
}
run_xsdcxx() { ./program "$@"; }

prepare_gsoap() {
    wsdl2h -g -o schema.h schema.xsd
    soapcpp2 -0 -CSL -I/usr/share/gsoap/import schema.h
    g++ -std=c++17 -w -I. -o program "$programs/gsoap.cpp" soapC.cpp -lgsoap++
}
run_gsoap() { ./program "$@"; }

prepare_mono() {
    xsd schema.xsd /c
    mcs -nowarn:1 -r:System.Xml.dll -out:program.exe schema.cs "$programs/mono.cs"
}
run_mono() { mono program.exe "$@"; }

prepare_php() { cp "$programs/service.wsdl" .; }
run_php() { php "$programs/soap.php" service.wsdl "$@"; }

prepare_xml-compile() { :; }
run_xml-compile() { perl "$programs/compile.pl" schema.xsd "$@"; }

prepare_node-soap() {
    cp "$programs/service.wsdl" .
    npm install --silent --no-fund --no-audit --prefix . soap@1.13.0
}
run_node-soap() { node "$programs/soap.mjs" service.wsdl "$@"; }

# venv PACKAGE..: a virtual environment in the current folder.
venv() {
    python3 -m venv venv
    venv/bin/pip install --quiet --disable-pip-version-check "$@"
}
# python NAME IN OUT: one of the programs, with the generated modules of the current folder.
python() { PYTHONPATH=. venv/bin/python "$programs/with_$1.py" "${@:2}"; }

prepare_xsdata() {
    venv 'xsdata[cli,lxml]==26.10'
    PATH=$PWD/venv/bin:$PATH venv/bin/xsdata generate schema.xsd --package xsdata_types
}
run_xsdata() { python xsdata "$@"; }

prepare_pyxb() {
    venv pyxb-x==1.2.6.4
    venv/bin/pyxbgen -u schema.xsd -m pyxb_types
}
run_pyxb() { python pyxb "$@"; }

prepare_generateds() {
    venv generateds==2.44.3
    venv/bin/generateDS -f -o generateds_types.py --export write schema.xsd
}
run_generateds() { python generateds "$@"; }

prepare_zeep() { venv zeep==4.3.3; }
run_zeep() { python zeep "$@"; }

prepare_xmlschema() { venv xmlschema==4.3.2; }
run_xmlschema() { python xmlschema "$@"; }

# exchange PROGRAM IN OUT: runs it, with OUT made anew.
exchange() {
    local out=${*: -1}
    rm -rf "$out" && mkdir -p "$out"
    "$@" >> "$work/log.txt" 2>&1
}

cargo build --quiet --locked
ours=$CARGO_TARGET_DIR/debug/other-tools
mkdir -p "$work"
: > "$work/log.txt"
python3 report.py documents "$work/documents"
exchange "$ours" "$work/documents" "$work/ours"
for tool in "${tools[@]}"; do
    folder=$work/tools/$tool
    if [ ! -e "$folder/prepared" ]; then
        rm -rf "$folder" && mkdir -p "$folder"
        cp schema.xsd "$folder"
        (cd "$folder" && "prepare_$tool" >> "$work/log.txt" 2>&1)
        touch "$folder/prepared"
    fi
    (
        cd "$folder"
        exchange "run_$tool" "$work/documents" "$work/theirs/$tool"
        exchange "run_$tool" "$work/ours" "$work/again/$tool"
    )
    # What the tool wrote, as xsdbind reads it.
    exchange "$ours" "$work/theirs/$tool" "$work/read/$tool"
    echo "$tool: $(find "$work/theirs/$tool" -name '*.xml' | wc -l) documents written"
done
if [ ${#tools[@]} -eq ${#all[@]} ]; then
    python3 report.py page "$work" ../../docs/other-tools.md $check
else
    python3 report.py page "$work" - "${tools[@]}"
fi
