/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file in which a book is kept beside the workspace:
 *
 *   head | deals | first | steps | stages | owners | products | currencies | reasons | sources
 *
 * each as it stands in memory, currencies in eight bytes, reasons and sources as AccordKeptText. Numbers and ids only. A sum
 * of everything tells a file that was cut short or changed. Any thread. */

#include "accord-config.h"

#include "accord-book-file.h"

#include "accord-kept-file.h"

#include <string.h>

#define MAGIC "AccDeals"
#define ORDER 0x01020304
#define MOST_SLOTS G_GUINT64_CONSTANT (0x7fffffff)

/**
 * accord_book_head_init:
 * @deal_size: bytes of a deal in memory
 * @step_size: bytes of a step
 *
 * Begins a head that this program can read again.
 */
void
accord_book_head_init (AccordBookHead *head, guint32 deal_size, guint32 step_size)
{
  memset (head, 0, sizeof *head);
  memcpy (head->magic, MAGIC, sizeof head->magic);
  head->format = ACCORD_BOOK_FILE_FORMAT;
  head->order = ORDER;
  head->deal_size = deal_size;
  head->step_size = step_size;
}

static guint64
sum_of_head (const AccordBookHead *head)
{
  return accord_kept_sum (0, head, G_STRUCT_OFFSET (AccordBookHead, head_sum));
}

/**
 * accord_book_head_close:
 * @sum: of everything behind the head
 */
void
accord_book_head_close (AccordBookHead *head, guint64 sum)
{
  head->sum = sum;
  head->head_sum = sum_of_head (head);
}

/* What stands behind a head. */
static guint64
size_of_rest (const AccordBookHead *head)
{
  guint64 ids = (guint64) head->n_stages + head->n_owners + head->n_products + head->n_currencies;
  guint64 texts = (guint64) head->n_reasons + head->n_sources;

  return head->n_slots * head->deal_size + (head->n_slots + 1 + ids) * sizeof (guint64) + head->n_steps * head->step_size +
         texts * sizeof (AccordKeptText);
}

/**
 * accord_book_head_holds:
 * @head: read from a file
 * @like: one that accord_book_head_init() made
 * @size: of the file, bytes
 *
 * Returns: whether this program made the file, and nothing of it is missing
 */
gboolean
accord_book_head_holds (const AccordBookHead *head, const AccordBookHead *like, guint64 size)
{
  return memcmp (head, like, G_STRUCT_OFFSET (AccordBookHead, zone)) == 0 && head->head_sum == sum_of_head (head) &&
         head->n_slots > 0 && head->n_slots <= MOST_SLOTS && head->n_steps <= MOST_SLOTS * 16 &&
         size == sizeof *head + size_of_rest (head);
}
