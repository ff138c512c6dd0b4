/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record-page.h"

G_BEGIN_DECLS

/* A template being written, with its fields at hand and how it reads for a customer who is there. */
AdwNavigationPage *accord_template_page_new (AccordWorkspace *workspace, gint64 id);

G_END_DECLS
