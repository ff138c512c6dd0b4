/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

/* AccordClasses: tier and segment (F12) of every buyer, for as long as the store is open. Owned by the
 * store; its readers share what one of them worked out. Any thread. */
AccordClasses *accord_classes_new (void);
void accord_classes_free (AccordClasses *self);

/* On the reader's thread. */
gboolean accord_classes_register (AccordReader *db, GError **error);
void accord_classes_forget (AccordReader *db); /* a new snapshot may have other deals */
void accord_classes_close (AccordReader *db);

G_END_DECLS
