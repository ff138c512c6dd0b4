/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record-page.h"

G_BEGIN_DECLS

/* A sequence being written: its steps, and who is on the way through it. */
AdwNavigationPage *accord_sequence_page_new (AccordWorkspace *workspace, gint64 id);

G_END_DECLS
