// libarchive for Swift: the containers of office files.
#pragma once
#include <archive.h>
#include <archive_entry.h>
