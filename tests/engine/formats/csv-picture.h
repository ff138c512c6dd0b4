/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-csv-reader.h"

char *csv_picture (AccordCsvReader *reader, GError **error);
