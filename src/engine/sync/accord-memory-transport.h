/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transport.h"

G_BEGIN_DECLS

/**
 * AccordMemoryTransport: a shared folder as one computer sees it, in memory: tests put files in, take them
 * away, and break them.
 */
#define ACCORD_TYPE_MEMORY_TRANSPORT (accord_memory_transport_get_type ())
G_DECLARE_FINAL_TYPE (AccordMemoryTransport, accord_memory_transport, ACCORD, MEMORY_TRANSPORT, AccordTransport)

struct _AccordMemoryTransport {
  AccordTransport parent_instance;
  GHashTable *files; /* path → GBytes */
  guint n_asked;     /* how often a file of changes was asked for */
  gboolean is_gone;
  gboolean is_full;
};

G_END_DECLS
