# NOT TRIED HERE: written from the documentation of WiX 5 and PowerShell 7, never run.
# Makes a .zip and an .msi. usage: packaging/windows/build.ps1 [-Program FILE] [-Out DIR]
# Needs: a Rust toolchain (without -Program), and `dotnet tool install --global wix --version 5.0.2` for the .msi.
param([string]$Program = "", [string]$Out = "dist")
$ErrorActionPreference = "Stop"
$root = (Resolve-Path "$PSScriptRoot/../..").Path
if ($Program -eq "") {
    Push-Location $root
    cargo build --locked --profile dist
    if ($LASTEXITCODE -ne 0) { exit 1 }
    Pop-Location
    $Program = "$root/target/dist/two-hats.exe"
}
$version = (Select-String -Path "$root/Cargo.toml" -Pattern '^version = "(.*)"').Matches[0].Groups[1].Value
$name = "two-hats-$version-x86_64-windows"
New-Item -ItemType Directory -Force "$Out/$name" | Out-Null
Copy-Item $Program "$Out/$name/two-hats.exe"
Copy-Item "$root/README.md", "$root/LICENSE-MIT", "$root/LICENSE-APACHE", "$root/assets/CREDITS.md", "$root/docs/third-party-licences.txt" "$Out/$name"
Copy-Item "$root/assets/fonts/OFL-*.txt" "$Out/$name"
& "$Out/$name/two-hats.exe" completions powershell | Set-Content "$Out/$name/two-hats.ps1"
Compress-Archive -Force -Path "$Out/$name" -DestinationPath "$Out/$name.zip"
wix build "$PSScriptRoot/two-hats.wxs" -arch x64 -d "Version=$version" -d "Files=$Out/$name" -o "$Out/$name.msi"
if ($LASTEXITCODE -ne 0) { exit 1 }
Get-FileHash -Algorithm SHA256 "$Out/$name.zip", "$Out/$name.msi" |
    ForEach-Object { "$($_.Hash.ToLower())  $(Split-Path -Leaf $_.Path)" } | Set-Content "$Out/SHA256SUMS-windows"
