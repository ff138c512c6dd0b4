/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-standing.h"

G_BEGIN_DECLS

/* Top of the record page: monogram, name (edited in place), what and where, tags, owner.
 * Property "compact": smaller, without the owner. */
#define ACCORD_TYPE_CUSTOMER_HEADER (accord_customer_header_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerHeader, accord_customer_header, ACCORD, CUSTOMER_HEADER, AdwBin)

void accord_customer_header_set_workspace (AccordCustomerHeader *self, AccordWorkspace *workspace);
void accord_customer_header_set_entity (AccordCustomerHeader *self, AccordEntity *entity);
void accord_customer_header_rename (AccordCustomerHeader *self);
/* RFM class and tier among the tags; NULL: not read yet. */
void accord_customer_header_set_standing (AccordCustomerHeader *self, const AccordStanding *standing);

G_END_DECLS
