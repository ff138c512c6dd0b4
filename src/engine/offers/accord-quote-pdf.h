/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-quote-paper.h"

G_BEGIN_DECLS

/* Writes a quote as a PDF file; any thread. */
gboolean accord_quote_pdf_write (AccordQuotePaper *paper, const char *path, GError **error);

G_END_DECLS
