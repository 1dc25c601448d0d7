@echo off
rem Double-click: installs qc the first time, then opens the pages in the browser.
pushd "%~dp0.."
if exist .venv\Scripts\qc.exe goto start
where py >nul 2>nul
if errorlevel 1 goto python
echo Memasang qc, hanya sekali, beberapa menit...
echo Installing qc, only once, a few minutes...
py -m venv .venv
if errorlevel 1 goto failed
.venv\Scripts\python -m pip install -q .
if errorlevel 1 goto failed
:start
.venv\Scripts\qc serve --open
if not errorlevel 1 goto end
:failed
pause
goto end
:python
echo Pasang dulu Python 3.11 atau lebih baru, 64-bit, dari https://www.python.org/downloads/
echo First install Python 3.11 or newer, 64-bit, from https://www.python.org/downloads/
pause
:end
popd
