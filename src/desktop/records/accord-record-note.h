/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-entity.h"
#include "accord-record-row.h"

G_BEGIN_DECLS

/* Shows any record in a list row: name, amount, and the two or three facts that tell it from others. */
void accord_record_note_show (AccordRecordRow *row, AccordEntity *entity);

G_END_DECLS
