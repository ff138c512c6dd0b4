/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

char *accord_ticket_service_words (AccordRecord *ticket, AccordRecord *customer, AccordRecord *settings, gboolean *urgent);

G_END_DECLS
