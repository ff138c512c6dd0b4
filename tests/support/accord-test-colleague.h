/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-test.h"

G_BEGIN_DECLS

/* Somebody else at another computer, who shares a test's workspace; the folder between is in memory. */
typedef struct _AccordTestColleague AccordTestColleague;

AccordTestColleague *accord_test_colleague_new (AccordWorkspace *workspace);
void accord_test_colleague_free (AccordTestColleague *colleague);
gint64 accord_test_colleague_id (AccordTestColleague *colleague, const AccordKind *kind, gint64 id); /* their row of one of the test's */
void accord_test_colleague_commit (AccordTestColleague *colleague, AccordEdit *edit); /* takes it */
void accord_test_colleague_set (AccordTestColleague *colleague, const AccordKind *kind, gint64 id, const char *field, const char *text);
void accord_test_colleague_meet (AccordTestColleague *colleague); /* what they did comes into the test's workspace */

G_END_DECLS
