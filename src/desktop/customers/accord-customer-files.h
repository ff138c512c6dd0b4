/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* AccordCustomerFiles: documents of a customer and of its deals, with where they are; files are added by a
 * menu or by being dropped here. */
#define ACCORD_TYPE_CUSTOMER_FILES (accord_customer_files_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerFiles, accord_customer_files, ACCORD, CUSTOMER_FILES, AdwBin)

GtkWidget *accord_customer_files_new (AccordWorkspace *workspace);
void accord_customer_files_set_customer (AccordCustomerFiles *self, gint64 customer);

G_END_DECLS
