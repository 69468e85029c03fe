<?php
// PHP's soap: types of a WSDL, document/literal. Usage: php soap.php WSDL IN OUT
//
// A document is read as the answer of a service, and written as the argument of a call; both stay within this program.

[, $wsdl, $in, $out] = $argv;
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

class Loop extends SoapClient {
    public string $answer = '';
    public string $sent = '';
    public function __doRequest($request, $location, $action, $version, $oneWay = false): ?string {
        $this->sent = $request;
        return $this->answer;
    }
}

function wrap(string $element): string {
    return '<e:Envelope xmlns:e="' . ENVELOPE . '"><e:Body>' . $element . '</e:Body></e:Envelope>';
}

function client(string $wsdl): Loop {
    return new Loop($wsdl, ['cache_wsdl' => WSDL_CACHE_NONE, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS]);
}

/** The value that a document is for the client. */
function read(string $wsdl, string $text): mixed {
    $client = client($wsdl);
    $client->answer = wrap(preg_replace('/^<\?xml.*?\?>\s*/', '', $text));
    return $client->modify(['userId' => 'ann@example.com']);
}

/** The element that the client sends for a value, on its own. */
function write(string $wsdl, mixed $value): string {
    $client = client($wsdl);
    $client->answer = wrap('<m:userModify xmlns:m="urn:example:modify"><userId>x</userId></m:userModify>');
    $client->modify($value);
    $sent = new DOMDocument();
    $sent->loadXML($client->sent);
    $document = new DOMDocument('1.0', 'UTF-8');
    $document->appendChild($document->importNode($sent->getElementsByTagNameNS('urn:example:modify', 'userModify')[0], true));
    return $document->saveXML();
}

function attempt(string $path, callable $make): void {
    try {
        file_put_contents("$path.xml", $make());
    } catch (Throwable $error) {
        file_put_contents("$path.error", get_class($error) . ': ' . $error->getMessage() . "\n");
    }
}

foreach (glob("$in/*.xml") as $path) {
    attempt("$out/" . basename($path, '.xml'), fn() => write($wsdl, read($wsdl, file_get_contents($path))));
}
$user = ['userId' => 'ann@example.com'];
$nulls = array_fill_keys(['name', 'phone', 'limit', 'active', 'codes', 'level', 'mode', 'note', 'address', 'external'], null);
attempt("$out/made-unset", fn() => write($wsdl, $user));
attempt("$out/made-null", fn() => write($wsdl, $user + $nulls));
attempt("$out/made-empty", fn() => write($wsdl, $user + ['name' => '', 'codes' => '', 'note' => ['_' => ''], 'address' => []]));
