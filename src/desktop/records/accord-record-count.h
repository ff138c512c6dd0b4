/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* How many records of a kind the file has; follows the journal. Property "count" (-1: not known yet). */
#define ACCORD_TYPE_RECORD_COUNT (accord_record_count_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecordCount, accord_record_count, ACCORD, RECORD_COUNT, GObject)

AccordRecordCount *accord_record_count_new (AccordWorkspace *workspace, const AccordKind *kind);
gint64 accord_record_count_get (AccordRecordCount *self);

G_END_DECLS
