/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record-table.h"

G_BEGIN_DECLS

AdwDialog *accord_columns_dialog_new (AccordRecordTable *table, const AccordKind *kind);

G_END_DECLS
