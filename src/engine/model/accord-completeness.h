/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What should be known of a customer, and how much it counts (M07): the one table from which the record
 * page, lists and the terminal work out completeness. How to reach somebody and who looks after them
 * weigh most; a person needs no tax code, a company no birthday.
 *
 *   FIELD (name, company, person)         a field of the record
 *   REACH (name, company, person, type)   a field, or a handle of that type
 *   PEOPLE (name, company, person)        anybody who works there
 */
#define ACCORD_COMPLETENESS(FIELD, REACH, PEOPLE) \
  REACH (phone, 15, 20, phone)                    \
  REACH (email, 15, 20, email)                    \
  FIELD (owner, 15, 15)                           \
  REACH (address, 10, 10, address)                \
  FIELD (industry, 10, 0)                         \
  PEOPLE (people, 10, 0)                          \
  FIELD (birthday, 0, 10)                         \
  FIELD (source, 5, 10)                           \
  FIELD (city, 5, 5)                              \
  FIELD (lifecycle, 5, 5)                         \
  FIELD (preferred_channel, 0, 5)                 \
  FIELD (employees, 5, 0)                         \
  REACH (website, 2, 0, website)                  \
  FIELD (tax_id, 3, 0)
