/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

/* How an answer of the library has fared (domain.md M34). */
typedef struct {
  gint64 answer;
  gint64 settled; /* objections that it settled */
  gint64 decided; /* settled, or still standing */
} AccordAnswerRecord;

DexFuture *accord_report_answers (AccordStore *store, const char *type); /* GArray of AccordAnswerRecord, best first */

G_END_DECLS
