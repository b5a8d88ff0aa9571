// libqrencode for Swift: QR codes.
#pragma once
#include <qrencode.h>
