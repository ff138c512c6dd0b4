/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record-page.h"

G_BEGIN_DECLS

/* A rule being written: its conditions, what it does, a dry run and its log. */
AdwNavigationPage *accord_rule_page_new (AccordWorkspace *workspace, gint64 id);

G_END_DECLS
